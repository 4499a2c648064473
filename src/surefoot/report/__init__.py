"""Say it: pictures, pages and sentences."""
