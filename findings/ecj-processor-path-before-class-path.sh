#!/bin/bash
# Eclipse's compiler (ecj 3.46.100) forgets -processorpath where -classpath stands behind it: no processor runs, without a word. javac takes them in either
# order. Exits with 1 if that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

for artifact in org.eclipse.jdt:ecj:3.46.100 org.mapstruct:mapstruct:1.6.3 org.mapstruct:mapstruct-processor:1.6.3; do
  mvn -q dependency:copy -Dartifact=$artifact -DoutputDirectory=jars
done
mkdir source
cat > source/Names.java <<'JAVA'
@org.mapstruct.Mapper
public interface Names {
    String copy(String name);
}
JAVA

# Prints whether MapStruct's processor wrote its class.
compile() {
  rm -rf classes generated
  mkdir classes generated
  "$@" -s generated -d classes source/Names.java
  [[ -e generated/NamesImpl.java ]] && echo processed || echo "not processed"
}

paths=(-classpath jars/mapstruct-1.6.3.jar -processorpath jars/mapstruct-processor-1.6.3.jar)
reversed=(-processorpath jars/mapstruct-processor-1.6.3.jar -classpath jars/mapstruct-1.6.3.jar)
ecj=(java -jar jars/ecj-3.46.100.jar --release 17)
declare -A results
for compiler in javac ecj; do
  command=(javac --release 17)
  [[ $compiler == ecj ]] && command=("${ecj[@]}")
  results[$compiler]="$(compile "${command[@]}" "${paths[@]}"), $(compile "${command[@]}" "${reversed[@]}")"
  echo "$compiler: class path first, processor path first: ${results[$compiler]}"
done
[[ ${results[javac]} == "processed, processed" && ${results[ecj]} == "processed, not processed" ]]
