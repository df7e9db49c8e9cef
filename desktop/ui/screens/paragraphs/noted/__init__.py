"""What the meeting did with a paragraph: proposals, their order, votes, and other views."""
