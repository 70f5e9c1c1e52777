"""Roll-ups: what the matrices of many centres come to, town → county → province, from summary rows."""
