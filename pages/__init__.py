"""What people see: one screen per file, and ui/ for the parts that several of them use."""
