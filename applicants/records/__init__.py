"""What stands in the tables about an application, read as the rules need it. Nothing here writes."""
