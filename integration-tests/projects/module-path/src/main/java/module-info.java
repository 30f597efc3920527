module example {
    requires static dev.stagecraft;
    requires static java.compiler; // @Generated
    requires dev.stagecraft.runtime;

    opens example; // the tables of layers, which summary() reads
}
