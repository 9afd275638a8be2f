"""The session form: questions, exercises, doses as done, and the diary's grid."""
