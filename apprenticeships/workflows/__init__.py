"""The steps that the kernel can take."""
