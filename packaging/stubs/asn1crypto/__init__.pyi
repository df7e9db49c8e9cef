"""What is used here of asn1crypto, which carries no types of its own."""
