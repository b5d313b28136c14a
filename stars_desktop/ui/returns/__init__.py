"""The return: nine columns, what reconciles them, and the enquiries behind each figure."""
