"""Files on the screen: at hand, read, their cards with what they would change, problems and questions, until they are saved."""
