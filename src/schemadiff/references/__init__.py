"""What an object refers to, by the types of its fields."""
