#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 cannot be on the module path: its descriptor exports org.nd4j.autodiff.validation.listeners, a package that its jar does not have. jar prints
# the descriptor without a word, and java refuses the module when it looks at it. It requires lombok at run time as well. Exits with 1 if that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mvn -q dependency:copy -Dartifact=org.nd4j:nd4j-api:1.0.0-M2.1 -DoutputDirectory=jars
jar=jars/nd4j-api-1.0.0-M2.1.jar
package=org.nd4j.autodiff.validation.listeners

descriptor=$(jar --file "$jar" --describe-module --release 9)
classes=$(jar --file "$jar" --list | grep -c "^${package//.//}/.*\.class$" || true)
java --module-path jars --describe-module nd4j.api > said 2>&1 || true
echo "nd4j-api 1.0.0-M2.1 exports $package with $classes classes; $(grep "requires lombok" <<< "$descriptor"); java says:"
grep -h "not found in module" said
grep -q "exports $package\$" <<< "$descriptor"
grep -q "requires lombok" <<< "$descriptor"
[[ $classes == 0 ]]
