"""What a lawyer would remark; a check takes entities and yields remarks, it changes nothing."""
