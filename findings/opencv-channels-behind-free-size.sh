#!/usr/bin/env bash
# OpenCV's importer of ONNX refuses a Reshape that makes channels of the rest (-1) behind a convolution, where the height and width of images are free:
# a file that onnx.checker passes and ONNX Runtime answers. With the number of channels in its place it reads the file. Any ECA written so is such a one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet opencv-python-headless==4.14.0.94 onnx==1.23.1 onnxruntime==1.30.0
"$folder/venv/bin/python" - <<'PYTHON'
import cv2, numpy, onnx, onnxruntime
from onnx import TensorProto, checker, helper

def model(channels):
    shapes = [helper.make_tensor("rows_shape", TensorProto.INT64, [4], [0, 1, -1, 1]),
              helper.make_tensor("gate_shape", TensorProto.INT64, [4], [0, channels, 1, 1]),
              helper.make_tensor("weight", TensorProto.FLOAT, [1, 1, 3, 1], [0.25, 0.5, 0.25])]
    nodes = [helper.make_node("GlobalAveragePool", ["maps"], ["means"]),
             helper.make_node("Reshape", ["means", "rows_shape"], ["rows"]),
             helper.make_node("Conv", ["rows", "weight"], ["gates"], kernel_shape=[3, 1], pads=[1, 0, 1, 0]),
             helper.make_node("Reshape", ["gates", "gate_shape"], ["gate"]),
             helper.make_node("Mul", ["maps", "gate"], ["scaled"])]
    graph = helper.make_graph(nodes, "graph", [helper.make_tensor_value_info("maps", TensorProto.FLOAT, ["N", 4, "H", "W"])],
                              [helper.make_tensor_value_info("scaled", TensorProto.FLOAT, ["N", 4, "H", "W"])], shapes)
    file = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    file.ir_version = 8
    checker.check_model(file, full_check=True)
    return file.SerializeToString()

def read(file):
    try:
        network = cv2.dnn.readNetFromONNX(numpy.frombuffer(file, numpy.uint8))
        network.setInput(maps)
        return network.forward()
    except cv2.error as refused:
        return "refused: " + " ".join(line for line in str(refused).splitlines() if "Assertion" in line)[-140:]

maps = numpy.arange(72, dtype=numpy.float32).reshape(2, 4, 3, 3) / 36 - 1
right = [onnxruntime.InferenceSession(model(channels), providers=["CPUExecutionProvider"]).run(None, {"maps": maps})[0] for channels in (-1, 4)]
rest, named = read(model(-1)), read(model(4))
print("OpenCV", cv2.__version__, "the rest:", rest if isinstance(rest, str) else "read", "| 4 channels:", named if isinstance(named, str) else "read")
assert numpy.array_equal(*right), "ONNX Runtime answers both alike"
assert isinstance(rest, str) and "refused" in rest
assert numpy.abs(named - right[1]).max() < 1e-6
PYTHON
