// Linked into every program of a build with AddressSanitizer: what libraries keep until the end is no
// leak of ours. Libraries stay loaded, so that what they keep can be told by their names.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\nleak:libpango\nleak:libcairo\nleak:libglib\nleak:libexpat\n"
           "leak:libgvplugin\nleak:libgvc\nleak:swrast_dri\nleak:libEGL\nleak:libGL\n"
           "leak:libgallium\nleak:libLLVM\n";
}
extern "C" const char* __lsan_default_options() {
    return "print_suppressions=0";
}
extern "C" int dlclose(void*) {
    return 0;
}
