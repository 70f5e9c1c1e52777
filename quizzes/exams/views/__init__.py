"""The pages and addresses of exams."""
