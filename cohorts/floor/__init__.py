"""What instructors and preceptors do, with one thumb."""
