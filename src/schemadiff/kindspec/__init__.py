"""What the description of a kind may say."""
