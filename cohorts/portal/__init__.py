"""What apprentices see of their own training."""
