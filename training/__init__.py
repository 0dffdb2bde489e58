"""How the dividing model that ships in `resources/dividing` is trained."""
