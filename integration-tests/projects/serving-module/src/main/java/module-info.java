module example.server {
    requires dev.stagecraft.runtime.images;
    requires dev.stagecraft.runtime.serving;
}
