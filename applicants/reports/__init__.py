"""Equal opportunity: aggregate numbers for one role, and no page about anybody."""
