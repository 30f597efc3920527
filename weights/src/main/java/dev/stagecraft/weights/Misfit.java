package dev.stagecraft.weights;

/** Why a file does not fit a network. */
public sealed interface Misfit {
    /** One sentence without its full stop. */
    String sentence();

    /** The file lacks a tensor. */
    record Missing(NetworkTensor tensor, TensorInfo published) implements Misfit {
        @Override
        public String sentence() {
            return tensor.layer() + " must have " + tensor.part() + " " + published.shape() + ", and the file has no "
                    + published.name();
        }
    }

    /** A tensor has another shape. */
    record OtherShape(NetworkTensor tensor, TensorInfo published, TensorInfo found) implements Misfit {
        @Override
        public String sentence() {
            return tensor.layer() + " must have " + tensor.part() + " " + published.shape() + ", and the file's "
                    + found.name() + " is " + found.shape();
        }
    }

    /** A tensor's numbers are no weights. */
    record OtherType(NetworkTensor tensor, TensorInfo found) implements Misfit {
        @Override
        public String sentence() {
            return tensor.layer() + " must have " + tensor.part() + " of F32, F16, BF16 or F64, and the file's "
                    + found.name() + " is of " + found.type();
        }
    }

    /** The file has a tensor that no layer takes. */
    record LeftOver(TensorInfo found) implements Misfit {
        @Override
        public String sentence() {
            return "the file's " + Excerpt.of(found.name()) + " "
                    + Excerpt.of(found.shape().toString()) + " must belong to a layer, and the network has none for it";
        }
    }
}
