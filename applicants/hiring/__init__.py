"""What hiring managers see and do."""
