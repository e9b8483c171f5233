/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Opens URIs and answers what is asked on the way, in the open.
 *
 *   login WORD...    =ONE,TWO   what the questions of each URI are answered with, in turn and the last
 *                               one again and again; "no" refuses to answer, "nothing" answers NULL.
 *                               Hosts' keys are accepted unless the first answer begins with "!"
 *                    %N,N       the kinds of questions that can be answered
 *                    %          nobody can be asked
 *                    URI        opened */
#include "support/report.h"

static const char *answers = "";
static const char *next;
static int questions;

/* The next answer, in `text`. */
static void
take(char *text, size_t room)
{
    size_t length = strcspn(next, ",");

    snprintf(text, room, "%.*s", (int)length, next);
    if (next[length])
        next += length + 1;
}

static int
answer(virConnectCredentialPtr cred, unsigned int count, void *data)
{
    char text[256];

    printf("  asked %u, with %s\n", count, (const char *)data);
    for (unsigned int i = 0; i < count; i++) {
        printf("    %d '%s', challenge %s, default %s, result %d %u\n", cred[i].type, cred[i].prompt,
               cred[i].challenge ? cred[i].challenge : "none", cred[i].defresult ? cred[i].defresult : "none",
               cred[i].result != NULL, cred[i].resultlen);
        /* Whoever is asked for ever is asked enough. */
        if (++questions > 20)
            return -1;
        if (strncmp(cred[i].prompt, "Accept SSH", 10) == 0 && *next != '!') {
            strcpy(text, "y");
        } else {
            take(text, sizeof(text));
        }
        if (strcmp(text, "no") == 0)
            return -1;
        if (strcmp(text, "nothing") == 0)
            continue;
        cred[i].result = strdup(text + (*text == '!'));
        cred[i].resultlen = strlen(cred[i].result);
    }
    return 0;
}

int
main(int argc, char **argv)
{
    int kinds[16] = {VIR_CRED_AUTHNAME, VIR_CRED_ECHOPROMPT, VIR_CRED_REALM, VIR_CRED_PASSPHRASE,
                     VIR_CRED_NOECHOPROMPT, VIR_CRED_EXTERNAL};
    virConnectAuth auth = {kinds, 6, answer, (void *)"data"};
    int nobody = 0;

    setvbuf(stdout, NULL, _IOLBF, 0);
    begin_quietly();
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        virConnectPtr conn;

        if (*word == '=') {
            answers = word + 1;
            printf("answers %s\n", answers);
            continue;
        }
        if (*word == '%') {
            char *end = (char *)word;

            nobody = !word[1];
            for (auth.ncredtype = 0; !nobody && *end; auth.ncredtype++)
                kinds[auth.ncredtype] = (int)strtol(end + 1, &end, 10);
            printf("kinds %s\n", word + 1);
            continue;
        }
        next = answers;
        questions = 0;
        printf("%s\n", word);
        conn = nobody ? virConnectOpen(word) : virConnectOpenAuth(word, &auth, 0);
        if (!conn) {
            printf("  open: ");
            print_last_error();
            continue;
        }
        printf("  domains %d, secure %d, encrypted %d\n", virConnectNumOfDomains(conn), virConnectIsSecure(conn),
               virConnectIsEncrypted(conn));
        printf("  close %d\n", virConnectClose(conn));
    }
    return 0;
}
