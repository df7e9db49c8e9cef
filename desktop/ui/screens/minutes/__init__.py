"""The minutes as they will be: pages, parts verified apart, what is remarked, who verifies."""
