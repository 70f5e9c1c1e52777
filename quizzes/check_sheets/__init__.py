"""A matter check on paper: sheets printed ahead, answered with a pen, and entered as they were typed."""
