"""Who is at the meeting: rows of people, who steps in for whom, and what the front page says."""
