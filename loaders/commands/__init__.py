"""One module per subcommand of `python -m loaders`: `add_arguments(parser)` and `main(args)`."""
