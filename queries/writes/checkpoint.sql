-- No row: whatever was written stands in the file of the store itself, and none beside it is needed.
checkpoint
