"""Small reusable widgets without knowledge of a project."""
