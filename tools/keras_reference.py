#!/usr/bin/env python3
"""Writes the files that hold Stagecraft's reading of Keras's weights, and its ResNets, to Keras itself.

Narrow networks are made by Keras's own functions (keras.src.applications.resnet), with random weights and running statistics, and
saved in each of the ways that Keras has. Beside them are an input, what each stage makes of it, and the logits, as Keras computes
them. Needs Keras 3 with any backend, h5py and safetensors:

    KERAS_BACKEND=torch python3 tools/keras_reference.py

With --full FOLDER it writes the whole networks of keras.applications, with random weights, into a folder instead, for
KerasNetworksTest (-Dkeras.full=FOLDER).
"""
import argparse
import pathlib

import h5py
import keras
import numpy as np
from keras.src.applications import resnet
from safetensors.numpy import save_file

ROOT = pathlib.Path(__file__).resolve().parent.parent
NETWORKS = ROOT / "samples/src/test/resources/dev/stagecraft/samples/keras"
FILES = ROOT / "runtime/src/test/resources/dev/stagecraft/runtime/weights/keras"
CLASSES = 10


def narrow(version, top=True):
    """Two stages of two blocks, of 8 and 16 filters; the stem has 64 filters, as in all of Keras's."""
    blocks = {1: resnet.stack_residual_blocks_v1, 2: resnet.stack_residual_blocks_v2}[version]

    def stages(x):
        if version == 1:
            return blocks(blocks(x, 8, 2, stride1=1, name="conv2"), 16, 2, name="conv3")
        return blocks(blocks(x, 8, 2, name="conv2"), 16, 2, stride1=1, name="conv3")

    return resnet.ResNet(
        stages,
        preact=version == 2,
        use_bias=True,
        weights=None,
        include_top=top,
        input_shape=(48, 40, 3),
        classes=CLASSES,
        classifier_activation=None,
    )


def randomize(model, seed):
    """Weights that keep maps near 1, and statistics that are neither 0 nor 1. Biases of the stem are large: whole borders are negative."""
    random = np.random.default_rng(seed)
    for layer in model.layers:
        # What blocks add to their shortcuts is small, so that 50 of them do not add up to thousands.
        share = 0.3 if layer.name.endswith(("_3_bn", "_3_conv")) else 1
        for variable in layer.variables:
            shape = tuple(variable.shape)
            name = variable.path.split("/")[-1]
            if name == "kernel":
                value = random.normal(0, share * np.sqrt(1.5 / np.prod(shape[:-1])), shape)
            elif name == "gamma":
                value = share * random.uniform(0.5, 1.5, shape)
            elif name == "moving_variance":
                value = random.uniform(0.5, 2, shape)
            else:
                value = random.normal(0, 1 if layer.name == "conv1_conv" else 0.2, shape)
            variable.assign(value.astype("float32"))


def answers(model, images):
    """What the network makes of images: every stage's features, and the logits, [N, C, H, W] as PyTorch has it."""
    last = {}
    for layer in model.layers:
        name = layer.name.split("_")
        if name[0].startswith("conv") and name[-1] == "out":
            last["layer" + str(int(name[0][4:]) - 1)] = layer.output
    outputs = dict(last, stem=model.get_layer("pool1_pool").output, logits=model.output)
    computed = keras.Model(model.input, outputs).predict(images, verbose=0)
    channels_first = lambda value: np.ascontiguousarray(value.transpose(0, 3, 1, 2) if value.ndim == 4 else value)
    return {name: channels_first(value).astype("float32") for name, value in dict(computed, input=images).items()}


def images(model, count, seed):
    return np.random.default_rng(seed).normal(0, 1, (count,) + model.input_shape[1:]).astype("float32")


def save_as_keras_2(model, file):
    """The layout of the published files: a group for each layer at the root, and names that end in ":0"."""
    with h5py.File(file, "w") as h5:
        h5.attrs["layer_names"] = [layer.name.encode() for layer in model.layers]
        h5.attrs["backend"] = b"tensorflow"
        h5.attrs["keras_version"] = b"2.2.4"
        for layer in model.layers:
            group = h5.create_group(layer.name)
            names = [f"{layer.name}/{v.path.split('/')[-1]}:0" for v in layer.variables]
            group.attrs["weight_names"] = [name.encode() for name in names]
            for name, variable in zip(names, layer.variables):
                group.create_dataset(name, data=keras.ops.convert_to_numpy(variable))


def write_narrow():
    NETWORKS.mkdir(parents=True, exist_ok=True)
    for version in (1, 2):
        model = narrow(version)
        randomize(model, version)
        model.save(NETWORKS / f"v{version}.h5")
        save_file(answers(model, images(model, 2, version)), NETWORKS / f"v{version}.safetensors")
    model.save_weights(NETWORKS / "v2.weights.h5")
    save_as_keras_2(model, NETWORKS / "v2-keras2.h5")
    headless = narrow(2, top=False)
    for layer in headless.layers:
        if layer.variables:
            layer.set_weights(model.get_layer(layer.name).get_weights())
    headless.save(NETWORKS / "v2-notop.h5")


def small(dtype=None):
    """A network of three layers, whose files are small enough to damage every byte of."""
    model = keras.Sequential(
        [
            keras.Input((8, 8, 3)),
            keras.layers.Conv2D(4, 3, name="conv1_conv", dtype=dtype),
            keras.layers.BatchNormalization(name="conv1_bn", dtype=dtype),
            keras.layers.GlobalAveragePooling2D(name="avg_pool"),
            keras.layers.Dropout(0.5, seed=1, name="dropout"),
            keras.layers.Dense(5, name="predictions", dtype=dtype),
        ]
    )
    # The numbers say where they were: kernel[row, column, in, out] = 1000 row + 100 column + 10 in + out.
    model.get_layer("conv1_conv").kernel.assign(np.fromfunction(lambda r, c, i, o: 1000 * r + 100 * c + 10 * i + o, (3, 3, 3, 4)))
    model.get_layer("predictions").kernel.assign(np.fromfunction(lambda i, o: 10 * i + o, (4, 5)))
    model.get_layer("conv1_bn").set_weights([np.arange(4) + 10.0 * i for i in range(1, 5)])
    return model


def write_small():
    FILES.mkdir(parents=True, exist_ok=True)
    model = small()
    model.save(FILES / "small.h5")
    model.save_weights(FILES / "small.weights.h5")
    with h5py.File(FILES / "compressed.h5", "w") as h5:
        h5.create_dataset("conv1_conv/kernel", data=np.ones((3, 3, 3, 4), "float32"), compression="gzip")
    with h5py.File(FILES / "linked.h5", "w") as h5:
        h5["conv1_conv"] = h5py.ExternalLink("/etc/passwd", "/")
    with h5py.File(FILES / "longdouble.h5", "w") as h5:
        h5.create_dataset("conv1_conv/kernel", data=np.ones((3, 3, 3, 4), "longdouble"))
    with h5py.File(FILES / "latest.h5", "w", libver="latest") as h5:
        for i in range(20):
            h5.create_dataset(f"conv2_block{i + 1}_1_conv/kernel", data=np.ones((1, 1, 3, 4), "float32"))


def write_compiled():
    """What Keras 3 writes of a model that was compiled, of large ones, and of other types than float32."""
    compiled = small()
    compiled.compile("adam", loss="mse", metrics=["mae"])
    checkpoint = keras.callbacks.ModelCheckpoint(FILES / "checkpoint.weights.h5", save_weights_only=True)
    checkpoint.set_model(compiled)
    # The state of an optimizer is there as soon as a step was made; this one changes no weight.
    compiled.optimizer.build(compiled.trainable_variables)
    checkpoint.on_epoch_end(0, {})
    compiled.save(FILES / "small.keras")
    # A model within a model, of which both were compiled, and whose outer optimizer has one within it.
    outer = keras.Sequential([keras.Input((8, 8, 3)), compiled], name="outer")
    outer.compile(keras.mixed_precision.LossScaleOptimizer(keras.optimizers.SGD(momentum=0.9)), loss="mse")
    outer.optimizer.build(outer.trainable_variables)
    outer.save_weights(FILES / "nested.weights.h5")
    # In so many GiB one of the arrays fits, and no two of the larger ones.
    compiled.save_weights(FILES / "shards.weights.json", max_shard_size=440 / 1024**3)
    for dtype in ("float16", "bfloat16", "float64"):
        model = small(dtype)
        model.save_weights(FILES / f"{dtype}.weights.h5")
        model.save(FILES / f"{dtype}.h5")


def write_full(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("ResNet50", "ResNet50V2", "ResNet101V2", "ResNet152V2"):
        model = getattr(keras.applications, name)(weights=None, classifier_activation=None)
        randomize(model, 7)
        model.save(folder / f"{name}.h5")
        save_file(answers(model, images(model, 1, 7)), folder / f"{name}.safetensors")
        print(name)


parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--full", type=pathlib.Path)
arguments = parser.parse_args()
if arguments.full:
    write_full(arguments.full)
else:
    write_narrow()
    write_small()
    write_compiled()
