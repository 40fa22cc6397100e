#include "CSample.h"

static const uint8_t back_gate_2025_10_21_jpg[] = {
#embed "files/back-gate-2025-10-21.jpg"
};
static const uint8_t call_list_2025_08_24_png[] = {
#embed "files/call-list-2025-08-24.png"
};
static const uint8_t car_door_2025_09_19_jpg[] = {
#embed "files/car-door-2025-09-19.jpg"
};
static const uint8_t doorbell_2025_10_28_mp4[] = {
#embed "files/doorbell-2025-10-28.mp4"
};
static const uint8_t email_2025_10_15_eml[] = {
#embed "files/email-2025-10-15.eml"
};
static const uint8_t flowers_2025_08_16_jpg[] = {
#embed "files/flowers-2025-08-16.jpg"
};
static const uint8_t garage_2025_09_24_pdf[] = {
#embed "files/garage-2025-09-24.pdf"
};
static const uint8_t messages_2025_07_20_png[] = {
#embed "files/messages-2025-07-20.png"
};
static const uint8_t messages_2025_08_08_txt[] = {
#embed "files/messages-2025-08-08.txt"
};
static const uint8_t messages_2025_10_14_png[] = {
#embed "files/messages-2025-10-14.png"
};
static const uint8_t note_2025_07_27_jpg[] = {
#embed "files/note-2025-07-27.jpg"
};
static const uint8_t order_specimen_pdf[] = {
#embed "files/order-specimen.pdf"
};
static const uint8_t school_gate_2025_11_04_jpg[] = {
#embed "files/school-gate-2025-11-04.jpg"
};
static const uint8_t street_lamp_2025_10_11_jpg[] = {
#embed "files/street-lamp-2025-10-11.jpg"
};
static const uint8_t third_number_vcf[] = {
#embed "files/third-number.vcf"
};
static const uint8_t tyre_marks_2025_08_30_jpg[] = {
#embed "files/tyre-marks-2025-08-30.jpg"
};
static const uint8_t voicemail_2025_09_09_m4a[] = {
#embed "files/voicemail-2025-09-09.m4a"
};
static const uint8_t windscreen_2025_10_02_jpg[] = {
#embed "files/windscreen-2025-10-02.jpg"
};

static const struct csample_file files[] = {
    {"back-gate-2025-10-21.jpg",
     "A wooden back gate that stands open, its bolt bent off the wall",
     back_gate_2025_10_21_jpg, sizeof back_gate_2025_10_21_jpg},
    {"call-list-2025-08-24.png",
     "A list of calls on a telephone, eight of them missed",
     call_list_2025_08_24_png, sizeof call_list_2025_08_24_png},
    {"car-door-2025-09-19.jpg",
     "Three long scratches across a blue car door",
     car_door_2025_09_19_jpg, sizeof car_door_2025_09_19_jpg},
    {"doorbell-2025-10-28.mp4",
     "A doorbell film at night: someone in a hood leaves a parcel",
     doorbell_2025_10_28_mp4, sizeof doorbell_2025_10_28_mp4},
    {"email-2025-10-15.eml",
     "An e-mail with its full header",
     email_2025_10_15_eml, sizeof email_2025_10_15_eml},
    {"flowers-2025-08-16.jpg",
     "White flowers in paper on a doorstep",
     flowers_2025_08_16_jpg, sizeof flowers_2025_08_16_jpg},
    {"garage-2025-09-24.pdf",
     "A garage's invoice for a respray, one page, a specimen",
     garage_2025_09_24_pdf, sizeof garage_2025_09_24_pdf},
    {"messages-2025-07-20.png",
     "Messages on a telephone, eight of them on one evening",
     messages_2025_07_20_png, sizeof messages_2025_07_20_png},
    {"messages-2025-08-08.txt",
     "Messages copied out by hand with their times",
     messages_2025_08_08_txt, sizeof messages_2025_08_08_txt},
    {"messages-2025-10-14.png",
     "Messages on a telephone from a new number, with emoji",
     messages_2025_10_14_png, sizeof messages_2025_10_14_png},
    {"note-2025-07-27.jpg",
     "A handwritten note on a doormat",
     note_2025_07_27_jpg, sizeof note_2025_07_27_jpg},
    {"order-specimen.pdf",
     "An interim stalking protection order, two pages, a specimen",
     order_specimen_pdf, sizeof order_specimen_pdf},
    {"school-gate-2025-11-04.jpg",
     "A grey van outside a school gate at dusk",
     school_gate_2025_11_04_jpg, sizeof school_gate_2025_11_04_jpg},
    {"street-lamp-2025-10-11.jpg",
     "A dark red car parked under a street lamp at night",
     street_lamp_2025_10_11_jpg, sizeof street_lamp_2025_10_11_jpg},
    {"third-number.vcf",
     "A contact card with a telephone number",
     third_number_vcf, sizeof third_number_vcf},
    {"tyre-marks-2025-08-30.jpg",
     "Tyre marks across a grass verge",
     tyre_marks_2025_08_30_jpg, sizeof tyre_marks_2025_08_30_jpg},
    {"voicemail-2025-09-09.m4a",
     "A voicemail of nine seconds, spoken by a machine",
     voicemail_2025_09_09_m4a, sizeof voicemail_2025_09_09_m4a},
    {"windscreen-2025-10-02.jpg",
     "A card held under the wiper of a windscreen",
     windscreen_2025_10_02_jpg, sizeof windscreen_2025_10_02_jpg},
};

static const size_t count = sizeof files / sizeof *files;

size_t csample_count(void) { return count; }

const char *csample_name(size_t number) { return number < count ? files[number].name : NULL; }

const char *csample_description(size_t number) {
  return number < count ? files[number].description : NULL;
}

const uint8_t *csample_bytes(size_t number) {
  return number < count ? files[number].bytes : NULL;
}

size_t csample_length(size_t number) { return number < count ? files[number].length : 0; }
