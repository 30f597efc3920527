#!/usr/bin/env bash
# ONNX Runtime's optimizer takes zeros that a Pad writes in front of a MaxPool for padding of the pool, which never is the maximum: maps below 0
# answer otherwise with optimization than without. A file of opset 17 that onnx.checker passes; a padding of the smallest number above 0 is kept.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q onnx==1.23.1 onnxruntime==1.30.0
"$folder/venv/bin/python" - <<'PYTHON'
import numpy, onnx, onnxruntime
from onnx import TensorProto, checker, helper

def answer(zero, level):
    pads = helper.make_tensor("pads", TensorProto.INT64, [8], [0, 0, 1, 1, 0, 0, 1, 1])
    value = helper.make_tensor("value", TensorProto.FLOAT, [], [zero])
    nodes = [helper.make_node("Pad", ["maps", "pads", "value"], ["padded"]),
             helper.make_node("MaxPool", ["padded"], ["pooled"], kernel_shape=[2, 2], strides=[2, 2])]
    graph = helper.make_graph(nodes, "graph", [helper.make_tensor_value_info("maps", TensorProto.FLOAT, [1, 1, 2, 2])],
                              [helper.make_tensor_value_info("pooled", TensorProto.FLOAT, [1, 1, 2, 2])], [pads, value])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    checker.check_model(model, full_check=True)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = level
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return session.run(None, {"maps": -numpy.ones((1, 1, 2, 2), numpy.float32)})[0].ravel().tolist()

levels = onnxruntime.GraphOptimizationLevel
plain, optimized = answer(0.0, levels.ORT_DISABLE_ALL), answer(0.0, levels.ORT_ENABLE_ALL)
kept = answer(1e-45, levels.ORT_ENABLE_ALL)
print("onnxruntime", onnxruntime.__version__, "not optimized", plain, "optimized", optimized, "with the smallest number", kept)
assert plain == [0.0] * 4, "without optimization zeros are the maximum"
assert optimized == [-1.0] * 4, "with it they are not"
assert all(0 < number < 1e-40 for number in kept)
PYTHON
