"""timm's networks, where timm is installed and has them."""
try:
    import timm
except ImportError:
    timm = None

# What timm must be told besides a name.
SETTINGS = {"weights.DilatedResNet50": {"output_stride": 8}}


def has(network):
    return timm is not None and timm.is_model(network.published.split()[-1])


def build(name, network):
    return timm.create_model(network.published.split()[-1], **SETTINGS.get(name, {}))
