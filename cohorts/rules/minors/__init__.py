"""Pure rules of who may work when, while under 18."""
