"""From days, holds and walks to a verdict, with too little to say as a first-class answer."""
