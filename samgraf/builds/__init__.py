"""What a build is of, what it leaves, and what the next one can make use of."""
