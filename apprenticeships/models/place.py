"""Where postal codes lie, so that distances can be told without asking anybody else."""

from django.db import models
from django.db.models import Q


class PostalCode(models.Model):
    """The middle of a postal code, in degrees. Filled by ``manage.py postal_codes`` from the Census Gazetteer."""

    code = models.CharField(max_length=5, primary_key=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5)
    longitude = models.DecimalField(max_digits=8, decimal_places=5)

    class Meta:
        constraints = (
            models.CheckConstraint(name="postal_code_latitude_range", condition=Q(latitude__range=(-90, 90))),
            models.CheckConstraint(name="postal_code_longitude_range", condition=Q(longitude__range=(-180, 180))),
        )

    def __str__(self) -> str:
        return self.code
