"""What is offered, by whom, where, under which rules; and the kernel that the rest stands on."""
