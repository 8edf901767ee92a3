// libpq, found when it is first needed: it brings twenty libraries along, which take 5 ms to load, and whoever keeps to
// SQLite needs none of them installed.
//
// That is why no pkg-config name is given in Package.swift, which would link it: where the headers lie is tried here.
#include <dlfcn.h>
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif
#include <stddef.h>

// Every function that the driver calls.
#define LIBPQ_FUNCTIONS(X) \
    X(PQconninfoParse) X(PQconninfoFree) X(PQconnectdbParams) X(PQstatus) X(PQfinish) X(PQerrorMessage) X(PQsocket) \
    X(PQserverVersion) X(PQparameterStatus) X(PQsetnonblocking) X(PQsetNoticeProcessor) X(PQgetCancel) \
    X(PQcancel) X(PQfreeCancel) X(PQsendQuery) X(PQsendQueryParams) X(PQsendPrepare) X(PQsendDescribePrepared) \
    X(PQsendQueryPrepared) X(PQenterPipelineMode) X(PQexitPipelineMode) X(PQpipelineSync) X(PQflush) \
    X(PQconsumeInput) X(PQisBusy) X(PQgetResult) X(PQresultStatus) X(PQresultErrorField) X(PQclear) X(PQntuples) \
    X(PQnfields) X(PQftype) X(PQgetisnull) X(PQgetvalue) X(PQgetlength) X(PQcmdTuples) X(PQnparams) X(PQparamtype) \
    X(PQputCopyData) X(PQputCopyEnd) X(PQgetCopyData) X(PQfreemem)

typedef struct LibPQFunctions {
#define LIBPQ_MEMBER(name) __typeof__(name) *_Nonnull name;
    LIBPQ_FUNCTIONS(LIBPQ_MEMBER)
#undef LIBPQ_MEMBER
} LibPQFunctions;

// Fills the table from a loaded library; gives the name of the first function that it lacks, or NULL.
static inline const char *_Nullable libpq_find_functions(void *_Nonnull library, LibPQFunctions *_Nonnull functions) {
    void *found;
#define LIBPQ_FIND(name) \
    found = dlsym(library, #name); \
    if (found == NULL) return #name; \
    functions->name = (__typeof__(name) *)found;
    LIBPQ_FUNCTIONS(LIBPQ_FIND)
#undef LIBPQ_FIND
    return NULL;
}

// What keeps libpq from printing a server's notices: they may quote values.
static inline void libpq_ignore_notice(void *_Nullable argument, const char *_Nullable message) {
    (void)argument;
    (void)message;
}
