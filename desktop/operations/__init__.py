"""What a clerk can do: each public function is one action and one transaction; no Qt, no SQL."""
