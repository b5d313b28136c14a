"""Missing answers: the open enquiries that wait for them, and an e-mail to each social worker who is asked."""
