plugins {
    application
}

repositories {
    mavenCentral()
}

dependencies {
    compileOnly("dev.stagecraft:dsl-annotations:0.2.0")
    annotationProcessor("dev.stagecraft:processor:0.2.0")
    implementation("dev.stagecraft:runtime:0.2.0")
    runtimeOnly("org.nd4j:nd4j-native-platform:1.0.0-M2.1")
    runtimeOnly("org.slf4j:slf4j-simple:1.7.36")
}

tasks.withType<JavaCompile>().configureEach {
    options.release = 17
    options.encoding = "UTF-8"
    options.compilerArgs.add("-Astagecraft.summary")
}

application {
    mainClass = "example.Main"
}
