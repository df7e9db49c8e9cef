"""Settings: the organisation and its bodies, people, numbers, looks, keys and copies."""
