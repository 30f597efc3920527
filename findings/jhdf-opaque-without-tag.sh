#!/bin/bash
# jhdf 0.13.0 cannot read an HDF5 file with an opaque type that has no tag. h5py writes NumPy's void types so, and with them ml_dtypes' bfloat16:
# all that Keras 3 saves of a model with the policy bfloat16. libhdf5 reads it. Exits with 1 if that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet h5py==3.16.0 numpy==2.4.6 ml_dtypes==0.6.0
venv/bin/python - <<'PYTHON'
import h5py, ml_dtypes, numpy as np
with h5py.File("opaque.h5", "w") as h5:
    h5["kernel"] = np.arange(4).astype(ml_dtypes.bfloat16)
with h5py.File("opaque.h5") as h5:
    read = np.array(h5["kernel"]).view(ml_dtypes.bfloat16).astype("float32")
    print("h5py", h5py.__version__, "with HDF5", h5py.version.hdf5_version, "reads", read, "of", h5["kernel"].dtype)
PYTHON

mvn -q dependency:copy -Dartifact=io.jhdf:jhdf:0.13.0 -DoutputDirectory=jars
mvn -q dependency:copy -Dartifact=org.slf4j:slf4j-api:2.0.17 -DoutputDirectory=jars
mvn -q dependency:copy -Dartifact=org.apache.commons:commons-lang3:3.20.0 -DoutputDirectory=jars
cat > Read.java <<'JAVA'
public class Read {
    public static void main(String[] arguments) {
        try (var file = new io.jhdf.HdfFile(java.nio.file.Path.of("opaque.h5"))) {
            System.out.println("jhdf 0.13.0 reads " + file.getDatasetByPath("kernel").getDataType());
        } catch (io.jhdf.exceptions.HdfException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            System.out.println("jhdf 0.13.0: " + e.getMessage() + ": " + cause.getMessage());
            System.exit(cause.getMessage().equals("End of buffer reached before NULL") ? 42 : 2);
        }
    }
}
JAVA
code=0
java -cp 'jars/*' Read.java 2> errors || code=$?
[ "$code" = 42 ] || { cat errors; exit 1; }
