"""The pages of partners: their own people, the figures that are agreed, reports to sign, the committee."""
