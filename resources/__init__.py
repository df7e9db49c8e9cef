"""Data only: icons, fonts, house styles, law, words and the sample organisation."""
